import type { ReleaseFile } from './release-files';

/** Name of the report on linkage among a release's evidence. */
export const LINKAGE_FILE = 'linkage-quality.json';

/** The report on the linkage that a release's figures rest on, for governance; none where there is none. */
export function linkageFile(text: string | undefined): ReleaseFile[] {
  return text === undefined ? [] : [{ name: LINKAGE_FILE, mediaType: 'application/json', text }];
}
