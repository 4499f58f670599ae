/*
 * The floor of `admin-list`: for every list page, the least SQL that a person would write for the same rows, without
 * drizzle, sessions or rendering. The first column is what the page must show.
 */

const mailboxPage = (condition: string, order: string): string => `
  SELECT m.address, m.id, m.display_name, m.quota_bytes, m.admin_state, p.name AS provider
    FROM (SELECT id FROM mailbox ${condition} ORDER BY ${order} LIMIT 51) page
    JOIN mailbox m ON m.id = page.id
    LEFT JOIN identity_provider p ON p.id = m.identity_provider_id
   ORDER BY ${order.replace(/\w+( DESC)?(, |$)/g, "m.$&")}`;

export interface ListPage {
  role: "superadmin" | "domain-admin";
  /** Below the role's start page. */
  path: string;
  sql: string;
  parameters: readonly string[];
  /** Follow the link to the next page this often before it is measured. */
  pagesOn?: number;
}

/** A domain of the domain admin. */
export interface OwnDomain {
  id: string;
  name: string;
}

const places = (values: readonly unknown[]): string => values.map(() => "?").join();

const searched = "%4242%";

/** The list pages as an administrator of 100 000 mailboxes opens them; `first` is the one that is promised. */
export const listPages = (own: readonly OwnDomain[]): Record<string, ListPage> => ({
  first: { role: "superadmin", path: "/mailboxes", sql: mailboxPage("", "address"), parameters: [] },
  second: {
    role: "superadmin",
    path: "/mailboxes",
    pagesOn: 1,
    sql: mailboxPage("WHERE address > (SELECT address FROM mailbox ORDER BY address LIMIT 49, 1)", "address"),
    parameters: [],
  },
  searched: {
    role: "superadmin",
    path: "/mailboxes?search=4242",
    sql: mailboxPage("WHERE address LIKE ? OR LOWER(display_name) LIKE ?", "address"),
    parameters: [searched, searched],
  },
  "by-name": {
    role: "superadmin",
    path: "/mailboxes?order=name",
    sql: mailboxPage("", "display_name, id"),
    parameters: [],
  },
  "by-quota": {
    role: "superadmin",
    path: "/mailboxes?order=quota&direction=descending",
    sql: mailboxPage("", "quota_bytes DESC, id DESC"),
    parameters: [],
  },
  "of-domain-admin": {
    role: "domain-admin",
    path: "/mailboxes",
    sql: mailboxPage(`WHERE domain_id IN (${places(own)})`, "address"),
    parameters: own.map(({ id }) => id),
  },
  domains: {
    role: "superadmin",
    path: "/domains",
    sql: `SELECT d.name, d.active, d.max_mailboxes, d.total_quota_bytes, COUNT(m.id), SUM(m.quota_bytes)
            FROM (SELECT * FROM domain ORDER BY name LIMIT 51) d LEFT JOIN mailbox m ON m.domain_id = d.id
           GROUP BY d.id ORDER BY d.name`,
    parameters: [],
  },
  logins: {
    role: "superadmin",
    path: "/logins",
    sql: `SELECT address, last_at, count, result, reason, door, credential, provider_slug, ip
            FROM login_attempt ORDER BY last_at DESC, id DESC LIMIT 51`,
    parameters: [],
  },
  "logins-of-domain-admin": {
    role: "domain-admin",
    path: "/logins",
    sql: `SELECT address, last_at, count, result, reason, door, credential, provider_slug, ip FROM login_attempt
           WHERE domain_name IN (${places(own)}) ORDER BY last_at DESC, id DESC LIMIT 51`,
    parameters: own.map(({ name }) => name),
  },
});
