import type { Request } from 'express';
import type { Views } from '../web/view';

/** What an officer left out or may not do: the field of the form, and the last part of its sentence's key. */
export interface Failed {
  field: string;
  fault: string;
}

/** A desk answers with a code (`linkage.own-proposal`); its sentence on the page stands under `linkage.fault-`. */
export const faultOf = (field: string, code: string): Failed => ({
  field,
  fault: code.split('.').slice(1).join('-'),
});

/** What the page's template needs to name the fault, to lead to its field and to mark it. */
export const faultView = (views: Views, request: Request, failed?: Failed): object => ({
  error: failed && { href: `#${failed.field}`, text: views.text(request, `linkage.fault-${failed.fault}`) },
  failedField: failed?.field,
  hasError: failed !== undefined,
});
