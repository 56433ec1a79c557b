import { KeyFault, type KeyPort } from '#libs/keys';

/** How likely two records at random share a name or a postcode, by frequencies that were frozen: numbers, no token. */
export type Shares = Readonly<Partial<Record<'givenName' | 'familyName' | 'postcode', number>>>;

/**
 * What the pseudonymiser says of frequencies that it froze, for rooms that do not see them: who trains takes the shares
 * from it, and who adopts a model that names the frequencies sees that this house has them.
 */
export interface FrozenStatement {
  v: 1;
  /** Name of the frequencies, which is that of the model they are for. */
  model: string;
  shared: Shares;
  keyId: number;
  /** A MAC of the epoch in which they were frozen. */
  seal: string;
}

export function frozenStatement(
  keys: KeyPort,
  model: string,
  shared: Shares,
  keyId = keys.keyIds[0]!,
): FrozenStatement {
  return { v: 1, model, shared, keyId, seal: sealOf(keys, { model, shared, keyId }) };
}

/** Whether the pseudonymiser with these keys said so; never where its epoch has been destroyed. */
export function isOfThisHouse(keys: KeyPort, statement: FrozenStatement): boolean {
  try {
    return statement.v === 1 && Boolean(statement.shared) && statement.seal === sealOf(keys, statement);
  } catch (error) {
    if (error instanceof KeyFault) return false;
    throw error;
  }
}

function sealOf(
  keys: KeyPort,
  { model, shared, keyId }: Pick<FrozenStatement, 'model' | 'shared' | 'keyId'>,
): string {
  const { givenName = '', familyName = '', postcode = '' } = shared;
  const text = [model, givenName, familyName, postcode].join('\n');
  const [seal] = keys.mac({ purpose: 'audit', field: 'frozen-statement' }, [text], keyId);
  return seal!.toString('hex');
}
