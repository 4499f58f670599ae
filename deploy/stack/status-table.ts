import type { Reply } from "./control";
import type { StackDescription } from "./describe";
import type { StackKind } from "./paths";

/** Lays rows out in columns as wide as their longest cell. */
function layOut(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function formatParts(kind: StackKind, reply: Reply | null): string {
  if (!reply?.parts) return `Not running. Start it with \`npm run ${kind}\`.`;
  const troubled = Object.entries(reply.parts).filter(([, state]) => state !== "running");
  if (troubled.length === 0) return "Running.";
  return `${reply.ready ? "Running" : "Starting"}, but: ${troubled.map(([name, state]) => `${name} ${state}`).join(", ")}.`;
}

/** The table that `npm run demo` prints: state, addresses, accounts. */
export function formatStatus(kind: StackKind, reply: Reply | null, stack: StackDescription): string {
  const lines = ["", formatParts(kind, reply), "", layOut([["Portal", stack.portal]])];
  if (!("mail" in stack)) return lines.join("\n");
  const { mail, keycloak, ldap } = stack;
  lines.splice(
    3,
    1,
    layOut([
      ["Portal", stack.portal],
      ["Webmail", `${stack.sogo} (sign in at the portal first)`],
      ["Keycloak", `${keycloak.url} (${keycloak.admin.user} / ${keycloak.admin.password})`],
      ["LDAP", `${ldap.url} (${ldap.admin.dn} / ${ldap.admin.password})`],
      ["Certificates", `signed by ${stack.ca}`],
      [
        "Mail",
        `${mail.host}: imaps ${mail.imaps}, imap ${mail.imap}, pop3s ${mail.pop3s}, pop3 ${mail.pop3},`,
      ],
      ["", `submission ${mail.submission}, sieve ${mail.sieve}, smtp ${mail.smtp}, lmtp ${mail.lmtp}`],
    ]),
  );
  const rows = stack.accounts.map((account) => [
    account.address,
    account.password,
    account.source,
    account.shows,
  ]);
  lines.push("", layOut([["Account", "Password", "Source", "Shows"], ...rows]));
  return lines.join("\n");
}
