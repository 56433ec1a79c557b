import { failureOf } from '../../failure';

/** @throws CommandFailure for what no model can be called */
export function requireModelName(name: string): void {
  if (!/^[\w.+-]{1,64}$/.test(name)) throw failureOf('linkage.model.name', {}, 2);
}
