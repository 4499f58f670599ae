import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import type { Context } from "@/lib/platform/db/context";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";

/** Of the local mailbox. */
export const password = "a-long-enough-password";

/** A domain with a local mailbox and one of a provider. */
export interface Fixture {
  id: string;
  address: string;
  domainId: string;
  domainName: string;
  providerId: string;
  /** A mailbox of the provider. */
  theirs: { id: string; address: string };
  appPasswordId: string;
  /** A template without POP3. */
  lesserTemplateId: string;
}

export async function makeFixture(context: Context): Promise<Fixture> {
  const { id: domainId, name: domainName } = await createTestDomain(context);
  const template = await createTestTemplate(context);
  const lesser = await createTestTemplate(context, { pop3: false });
  const own = { templateId: template.id, password };
  const { id, address } = await createTestMailbox(context, { address: `own@${domainName}`, ...own });
  const { id: providerId } = await createTestProvider(context);
  const theirs = await createTestMailbox(context, {
    address: `theirs@${domainName}`,
    templateId: template.id,
    identityProviderId: providerId,
  });
  const app = { mailboxId: id, name: "App", protocols: ["imap" as const] };
  const { id: appPasswordId } = await createAppPassword(context, app);
  const ids = { id, domainId, providerId, appPasswordId, lesserTemplateId: lesser.id };
  return { ...ids, address, domainName, theirs };
}
