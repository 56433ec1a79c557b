/** One runner for every kind of test; `--selectProjects` picks a kind. */
const transform = {
  '^.+\\.(t|j|mj)s$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'commonjs' },
    },
  ],
};

// Packages published as ES modules only: Jest compiles them like our own code.
const esmOnly = [
  '@nestjs',
  'nestjs-[^/]+',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'jose',
  'canonicalize',
  'commander',
].join('|');

const kind = (displayName, testMatch) => ({
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  moduleNameMapper: {
    '^#libs/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^#services/(.*)$': '<rootDir>/services/$1/src/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

module.exports = {
  testTimeout: 300000,
  projects: [
    kind('unit', ['libs/**/*.test.ts', 'services/**/*.test.ts']),
    kind('architecture', ['tests/architecture/**/*.test.ts']),
    kind('oracle', ['tests/oracle/**/*.test.ts']),
    kind('suite', ['tests/suite/**/*.test.ts']),
    kind('privacy', ['tests/privacy/**/*.test.ts']),
    kind('faults', ['tests/faults/**/*.test.ts']),
    kind('browser', ['tests/browser/**/*.test.ts']),
    kind('kafka', ['tests/kafka/**/*.test.ts']),
  ],
};
