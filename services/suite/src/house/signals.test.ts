import { Interrupted, untilSignal } from './signals';

describe('work that a signal ends', () => {
  beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  const signal = (name: NodeJS.Signals): void => void process.emit(name, name);

  it('ends well where it waits for the signal, and stops once', async () => {
    const stop = jest.fn(() => Promise.resolve());
    const done = untilSignal(stop, async (signalled) => {
      await signalled;
      return 'served';
    });
    signal('SIGTERM');
    await expect(done).resolves.toBe('served');
    expect(process.stderr.write).toHaveBeenCalledWith(
      expect.stringMatching(/SIGTERM: stopping\..* \/ yn stopio\./u),
    );
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('is given up at %s with exit code %i, after stop', async (name, exitCode) => {
    let stopped = false;
    const stop = (): Promise<void> => {
      stopped = true;
      return Promise.resolve();
    };
    const done = untilSignal(stop, () => new Promise<never>(() => undefined));
    signal(name);
    const error: unknown = await done.catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(Interrupted);
    expect((error as Interrupted).exitCode).toBe(exitCode);
    expect(stopped).toBe(true);
  });

  it('takes a signal that terminal and npm both send as one', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const done = untilSignal(
      () => Promise.resolve(),
      async (signalled) => void (await signalled),
    );
    signal('SIGINT');
    signal('SIGINT');
    await done;
    expect(exit).not.toHaveBeenCalled();
  });
});
