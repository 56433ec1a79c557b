import { addressesText } from './addresses';

it('says in both languages where a house is reached, the addresses under each other', () => {
  const text = addressesText({
    gateways: ['https://127.0.0.1:8443'],
    portal: 'http://127.0.0.1:8080',
    health: { suite: 'http://127.0.0.1:9100' },
    madeUser: { name: 'llywodraethu', password: 'abc' },
  });
  expect(text).toBe(
    [
      'Pages / Tudalennau        http://127.0.0.1:8080/en   http://127.0.0.1:8080/cy',
      'Gateway / Porth           https://127.0.0.1:8443/v1/events  (client certificate / tystysgrif cleient: npx cyfrif certs AGENCY)',
      'suite                     http://127.0.0.1:9100/health/ready  http://127.0.0.1:9100/metrics',
      'Sign in / Mewngofnodi     llywodraethu  abc  (shown once / dangosir unwaith)',
      'Stop / Stopio             Ctrl-C',
      '',
    ].join('\n'),
  );
});
