import type { Request } from 'express';

/** As far as Express's list of routes is read here. */
interface Layer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

/**
 * Methods under which the address of a request is known, if not under its own; none for an address that is not there.
 * Express looks for a method and a path together, so it cannot tell one from the other.
 */
export function otherMethods({ app, method, path }: Request): string[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  const routes = stack.filter((layer) => layer.route !== undefined && layer.match(path));
  const known = new Set(
    routes.flatMap(({ route }) => Object.keys(route!.methods)).map((name) => name.toUpperCase()),
  );
  if (known.has('GET')) known.add('HEAD');
  return known.has(method) ? [] : [...known].toSorted();
}
