/** The import rules of docs/architecture.md, each with its reason. They fail the build. */
const inLib = (names) => `^libs/(${names})/`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means two modules are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module nobody imports is dead or belongs elsewhere.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.test\\.ts$',
          '\\.d\\.ts$',
          '/src/main\\.ts$',
          '^tests/',
          '^bin/',
          '\\.worker\\.ts$',
          '/assembly/',
        ],
      },
      to: {},
    },
    {
      name: 'libs-never-import-services',
      comment: 'A library serves every service, so it may know none of them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^services/' },
    },
    {
      name: 'services-are-islands',
      comment: 'Services speak through the log; only the suite puts them in one process.',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: '^services/suite/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libraries-have-one-door',
      comment: 'src/index.ts is the library; what it does not export may change at any time.',
      severity: 'error',
      from: { path: '^(libs|services|tests)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'services-have-one-door',
      comment: 'The suite starts services as any process would: by what they export.',
      severity: 'error',
      from: { path: '^(services|tests)/([^/]+)/' },
      to: { path: '^services/[^/]+/src/', pathNot: ['^services/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Decisions are functions without a framework.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/' },
      to: { path: ['node_modules/(@nestjs|typeorm|kafkajs|express|bullmq|pg)/', '/src/(api|data)/'] },
    },
    {
      name: 'pure-libraries',
      comment: 'identifiers, pseudonyms, linkage, measures, disclosure and translog are computation only.',
      severity: 'error',
      from: {
        path: inLib('identifiers|pseudonyms|linkage|measures|disclosure|translog'),
        pathNot: '\\.test\\.ts$',
      },
      to: { path: 'node_modules/(@nestjs|typeorm|kafkajs|express|bullmq|ioredis|pg)/' },
    },
    {
      name: 'kafkajs-in-its-adapter',
      comment: 'The log port hides the broker.',
      severity: 'error',
      from: {
        pathNot: [
          '^libs/eventlog/src/kafka/',
          '^tests/kafka/',
          // The bare broker is the peer to measure against.
          '^tests/performance/src/pipeline/(plain-)?broker[.]ts$',
        ],
      },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'bullmq-in-jobs',
      comment: 'The job port hides the queue.',
      severity: 'error',
      from: { pathNot: ['^libs/jobs/'] },
      to: { path: 'node_modules/(bullmq|ioredis|@nestjs/bullmq)/' },
    },
    {
      name: 'forge-in-keys',
      comment: 'node-forge is for certificates only, and never verifies a signature that matters.',
      severity: 'error',
      from: { pathNot: '^libs/keys/' },
      to: { path: 'node_modules/node-forge/' },
    },
    {
      name: 'keys-where-plaintext-is',
      comment:
        'Identity in the clear and the keys to it stay in the agent, the pseudonymiser and the suite that plays both.',
      severity: 'error',
      from: { path: '^services/', pathNot: '^services/(pseudonymiser|agent|suite)/' },
      to: { path: inLib('identifiers|pseudonyms') },
    },
    {
      name: 'disclosure-rooms-are-apart',
      comment:
        'Protector, attacker and verifier share only the table format, or one error could pass all three.',
      severity: 'error',
      from: { path: '^libs/disclosure/src/(protect|attack|verify)/' },
      to: { path: '^libs/disclosure/src/(protect|attack|verify)/', pathNot: '^libs/disclosure/src/$1/' },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'libs/testing, and the testing folder of a service or library, are for tests.',
      severity: 'error',
      from: {
        path: '^(libs|services)/',
        pathNot: ['\\.test\\.ts$', '^libs/testing/', '^(libs|services)/[^/]+/src/testing/'],
      },
      to: { path: '^(libs|(libs|services)/[^/]+/src)/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
};
