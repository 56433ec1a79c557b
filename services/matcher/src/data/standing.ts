import type { DataSource } from 'typeorm';

/** How two records stand to each other: of one person or not, what they share, and what decided. */
export interface Standing {
  linked: boolean;
  /** Kinds of tokens that both hold; a kind says nothing of the value. */
  shares: string[];
  decidedBy: string;
}

/** Undefined where one of the records is not held. */
export async function standingOf(
  dataSource: DataSource,
  recordA: string,
  recordB: string,
): Promise<Standing | undefined> {
  const [row] = await dataSource.query<Standing[]>(
    `SELECT x.person_id = y.person_id AS linked,
            ARRAY(SELECT DISTINCT split_part(s.token, ':', 1) FROM matcher.profile_token s
                  JOIN matcher.profile_token t USING (token)
                  WHERE s.profile_id = x.profile_id AND t.profile_id = y.profile_id ORDER BY 1) AS shares,
            (SELECT model FROM matcher.decision d WHERE d.record_ref = x.record_ref
             ORDER BY d.version DESC LIMIT 1) AS "decidedBy"
     FROM matcher.record x, matcher.record y
     WHERE x.record_ref = $1 AND y.record_ref = $2 AND x.state = 'present' AND y.state = 'present'`,
    [recordA, recordB],
  );
  return row;
}
