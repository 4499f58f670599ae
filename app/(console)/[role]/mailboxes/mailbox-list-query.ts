import { adminStateNames, directoryStateNames } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { oneOf } from "@/app/(console)/list-query";
import type { MailboxFilter } from "@/lib/accounts/mailbox/filter";

const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value };

/** What a list's address narrows it to; what makes no sense in an address is as good as nothing. */
export const filterFrom = (query: Record<string, string>): MailboxFilter => ({
  ...given("search", query.search?.slice(0, 320)),
  ...given("domain", query.domain?.trim().toLowerCase().slice(0, 253) || undefined),
  ...given("adminState", oneOf(adminStateNames, query.state)),
  ...given("directoryState", oneOf(directoryStateNames, query.directory)),
  ...given("source", query.source?.slice(0, 40)),
  ...given("template", query.template?.slice(0, 100)),
});
