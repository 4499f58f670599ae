import type { Command } from "commander";
import { getTemplateByName } from "@/lib/accounts/template/queries";
import type { Call } from "@/lib/faces/cli/call";
import { byteLimit, countLimit, type OrNone, orNull } from "@/lib/faces/cli/option-parsers";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

/** The options that `create` and `update` share, as commander hands them over. */
export interface DomainOptions {
  maxMailboxes?: OrNone<number>;
  maxAliases?: OrNone<number>;
  maxQuota?: OrNone<number>;
  totalQuota?: OrNone<number>;
  defaultTemplate?: string;
  provider?: string;
}

export const addDomainOptions = (command: Command): Command =>
  command
    .option("--max-mailboxes <number>", "how many mailboxes it may have, or none for no limit", countLimit)
    .option(
      "--max-aliases <number>",
      "how many aliases administrators and directories may make, or none",
      countLimit,
    )
    .option("--max-quota <size>", "largest quota of one mailbox, such as 10G, or none", byteLimit)
    .option("--total-quota <size>", "quota of all mailboxes together, such as 1T, or none", byteLimit)
    .option("--default-template <name>", "what new mailboxes are given, or none")
    .option("--provider <slug>", "identity provider that alone brings its new people, or none");

async function idOf(
  name: string | undefined,
  find: (name: string) => Promise<{ id: string }>,
): Promise<string | null | undefined> {
  if (name === undefined) return undefined;
  return name === "none" ? null : (await find(name)).id;
}

/** The verb's fields from the options; names become ids. Throws `not-found` for an unknown name. */
export async function domainFields(call: Call, options: DomainOptions) {
  return {
    maxMailboxes: orNull(options.maxMailboxes),
    maxAliases: orNull(options.maxAliases),
    maxQuotaBytes: orNull(options.maxQuota),
    totalQuotaBytes: orNull(options.totalQuota),
    defaultTemplateId: await idOf(options.defaultTemplate, (name) => getTemplateByName(call.db, name)),
    identityProviderId: await idOf(options.provider, (slug) => getProviderBySlug(call.db, slug)),
  };
}
