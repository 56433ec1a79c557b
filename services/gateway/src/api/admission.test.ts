import { Admission } from './admission';

const limits = {
  ...{ requests: 100, requestsPerAgency: 50, bytesAtWork: 1000, bodyBytes: 400 },
  ...{ eventsPerSecond: 10, burst: 20 },
};

describe('admission', () => {
  it('lets short requests in by hundreds, and long ones only as far as memory allows', () => {
    const short = new Admission(limits);
    for (let request = 0; request < 40; request++) short.enter('heddlu', 20);
    const long = new Admission(limits);
    for (let request = 0; request < 2; request++) long.enter('heddlu', 400);
    expect(() => long.enter('heddlu', 400)).toThrow('server.busy');
    expect(() => long.enter('heddlu', 200)).not.toThrow();
  });

  it('counts a body that does not tell its length as the longest that is read', () => {
    const admission = new Admission(limits);
    admission.enter('heddlu');
    admission.enter('heddlu', 10_000);
    expect(() => admission.enter('llys')).toThrow('server.busy');
  });

  it('lets a request in alone even if nothing else fits beside it', () => {
    const admission = new Admission({ ...limits, bytesAtWork: 100 });
    const leave = admission.enter('heddlu', 400);
    expect(() => admission.enter('llys', 1)).toThrow('server.busy');
    leave();
    expect(() => admission.enter('llys', 400)).not.toThrow();
  });

  it('gives back once what a request took, and never more', () => {
    const admission = new Admission({ ...limits, requestsPerAgency: 1 });
    const leave = admission.enter('heddlu', 1);
    expect(() => admission.enter('heddlu', 1)).toThrow('rate.exceeded');
    leave();
    leave();
    admission.enter('heddlu', 1);
    expect(() => admission.enter('heddlu', 1)).toThrow('rate.exceeded');
  });
});
