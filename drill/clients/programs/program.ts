import { AdminMailboxesApi, Configuration, type Problem, ResponseError } from "./index";

/** A program that somebody writes with the TypeScript client: the arguments are the API's address, a key, and a domain. */
const [url = "", key = "", domain = ""] = process.argv.slice(2);
const address = `client-ts@${domain}`;
const mailboxes = new AdminMailboxesApi(new Configuration({ basePath: url, accessToken: key }));
const made = await mailboxes.adminPutMailbox({
  address,
  adminPutMailboxRequest: { displayName: "Client é 😀", protocols: ["imap"], quotaBytes: 5368709120 },
});
const changed = await mailboxes.adminUpdateMailbox({
  address,
  adminUpdateMailboxRequest: { quotaBytes: 7 },
  ifMatch: `"v${made.version}"`,
});
const page = await mailboxes.adminListMailboxes({ domain, search: "client-ts", order: "quota" });
const stale = await mailboxes.adminDeleteMailbox({ address, ifMatch: `"v${made.version}"` }).then(
  () => null,
  async (refused) => {
    if (!(refused instanceof ResponseError)) throw refused;
    const problem: Problem = await refused.response.json();
    return { status: refused.response.status, field: problem.errors?.[0]?.field };
  },
);
await mailboxes.adminDeleteMailbox({ address, ifMatch: `"v${changed.version}"` });
console.log(
  JSON.stringify({
    name: made.displayName,
    quota: made.quotaBytes,
    year: made.createdAt.getUTCFullYear(),
    changedQuota: changed.quotaBytes,
    listed: page.items.map((one) => one.address),
    stale,
  }),
);
