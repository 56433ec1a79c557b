import { refuseOldServer } from './server-version';

it.each(['160000', '180004'])('a server of version %s is taken', (number) => {
  expect(() => refuseOldServer(number)).not.toThrow();
});

it.each(['150012', '90624', ''])('a server of version "%s" is refused in words', (number) => {
  expect(() => refuseOldServer(number)).toThrow(
    /^The database is PostgreSQL \d+; version 16 or newer is needed\./,
  );
});
