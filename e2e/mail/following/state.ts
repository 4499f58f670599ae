import { readRows } from "../../database";
import type { Follower } from "./follower";

const ofProvider = "(SELECT id FROM identity_provider WHERE slug = ?)";

/** Everything that a sync decides about the mailboxes of a provider, in an order of its own. */
export async function mailboxesOf({ slug, domain }: Follower): Promise<object[]> {
  const rows = await readRows<{ address: string }>(
    `SELECT m.address, m.display_name, m.quota_bytes, m.imap, m.admin_state, m.directory_state, m.directory_receives,
            t.name AS template, e.subject, e.misses
       FROM mailbox m LEFT JOIN template t ON t.id = m.template_id LEFT JOIN external_identity e ON e.mailbox_id = m.id
      WHERE m.identity_provider_id = ${ofProvider} ORDER BY m.address`,
    [slug],
  );
  return rows.map((row) => ({ ...row, address: row.address.replace(`@${domain}`, "") }));
}

const changing = "('create', 'update', 'disable', 'reactivate')";
const changes = "('mailbox.create', 'mailbox.follow-directory')";

/** Applied lines without exactly one event of the audit log, and events without a line. */
export async function unmatched({ slug }: Follower): Promise<object[]> {
  const runs = `SELECT id FROM sync_run WHERE identity_provider_id = ${ofProvider}`;
  const lines = `SELECT run_id, mailbox_id, 1 AS line, 0 AS event FROM sync_change
    WHERE run_id IN (${runs}) AND state = 'applied' AND kind IN ${changing}`;
  const events = `SELECT request_id, subject_id, 0, 1 FROM audit_event WHERE request_id IN (${runs}) AND action IN ${changes}`;
  return readRows(
    `SELECT run_id, mailbox_id, SUM(line) AS line_count, SUM(event) AS event_count FROM (${lines} UNION ALL ${events}) both_sides
      GROUP BY run_id, mailbox_id HAVING line_count <> 1 OR event_count <> 1`,
    [slug, slug],
  );
}

/** People who were made a mailbox more than once. */
export const madeTwice = ({ slug }: Follower): Promise<object[]> =>
  readRows(
    `SELECT subject, COUNT(*) AS number FROM sync_change c JOIN sync_run r ON r.id = c.run_id
      WHERE r.identity_provider_id = ${ofProvider} AND c.kind = 'create' AND c.state = 'applied'
      GROUP BY subject HAVING number > 1`,
    [slug],
  );

/** What is only there while a run is under way. */
export const leftOver = ({ slug }: Follower): Promise<object[]> =>
  readRows(
    `SELECT r.id, r.state FROM sync_run r LEFT JOIN sync_seen s ON s.run_id = r.id
      WHERE r.identity_provider_id = ${ofProvider} AND (r.state IN ('reading', 'applying') OR s.run_id IS NOT NULL)`,
    [slug],
  );

/** Pairs of runs that worked at the same time. */
export const overlapping = ({ slug }: Follower): Promise<object[]> =>
  readRows(
    `SELECT a.id, b.id AS other FROM sync_run a JOIN sync_run b
         ON b.identity_provider_id = a.identity_provider_id AND b.id > a.id AND b.started_at < a.finished_at
      WHERE a.identity_provider_id = ${ofProvider}`,
    [slug],
  );

export const numberOfRuns = async ({ slug }: Follower): Promise<number> =>
  (await readRows(`SELECT id FROM sync_run WHERE identity_provider_id = ${ofProvider}`, [slug])).length;

/** How far the run that is under way is; 0 when none is. */
export async function peopleRead({ slug }: Follower): Promise<number> {
  const [row] = await readRows<{ read_people: number }>(
    `SELECT read_people FROM sync_run WHERE identity_provider_id = ${ofProvider} AND state = 'reading'`,
    [slug],
  );
  return row?.read_people ?? 0;
}
