import { eq } from "drizzle-orm";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { getSyncRun, listSyncChanges } from "@/lib/directory/run/queries";
import { runSync, type SyncRequest } from "@/lib/directory/sync/run-sync";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import type { Person } from "@/lib/providers/directory/person";
import { MemoryDirectory } from "@/lib/testing/directory/memory-directory";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

type SyncContext = Context & { db: Database };

interface Place {
  slug: string;
  providerId: string;
  domain: string;
  templateId: string;
}

const settings = (sync: object = {}) => ({ sync: { importUsers: true, ...sync } });

/** A provider with a directory in memory, and the runs of its sync. */
export class SyncFixture extends MemoryDirectory {
  readonly slug: string;
  readonly providerId: string;
  readonly domain: string;
  readonly templateId: string;

  constructor(
    readonly context: SyncContext,
    { slug, providerId, domain, templateId }: Place,
  ) {
    super();
    this.slug = slug;
    this.providerId = providerId;
    this.domain = domain;
    this.templateId = templateId;
    this.people = ["anna", "ben", "cleo"].map((name) => this.person(name));
  }

  person = (name: string, changes: Partial<Person> = {}): Person => ({
    id: `subject-${name}`,
    username: name,
    email: `${name}@${this.domain}`,
    emailVerified: true,
    givenName: name,
    familyName: "Person",
    enabled: true,
    attributes: {},
    ...changes,
  });

  /** Runs the sync once, and gives the run with its lines. */
  async run(request: Partial<SyncRequest> = {}) {
    const outcome = await runSync(
      this.context,
      { provider: this.slug, trigger: "manual", ...request },
      (_provider, signal) => this.open({ signal }),
    );
    if (!outcome.started) throw new Error(outcome.reason);
    return this.look(outcome.runId);
  }

  async look(runId: string) {
    const run = await getSyncRun(this.context, runId);
    const { items } = await listSyncChanges(this.context, { runId, limit: 1_000 });
    return { ...run, lines: items.map(({ kind, state, reason, address }) => [kind, state, reason, address]) };
  }

  /** Changes the settings of the provider's sync, its mappings where some are given, and further settings. */
  configure = (
    sync: object,
    mappings?: { claim?: string; value: string; templateId: string }[],
    others: object = {},
  ) =>
    setIdentityProvider(this.context, {
      slug: this.slug,
      kind: "keycloak",
      verify: false,
      settings: { ...settings(sync), ...others },
      ...(mappings ? { mappings } : {}),
    });

  /** The mailbox of a person. */
  async find(name: string) {
    const address = `${name}@${this.domain}`;
    const [row] = await this.context.db.select().from(mailbox).where(eq(mailbox.address, address));
    return row;
  }

  async idOf(name: string): Promise<string> {
    return (await this.find(name))?.id ?? "";
  }
}

/** A fixture of its own, whose directory has anna, ben and cleo, none of them imported yet. */
export async function makeSyncFixture(context: SyncContext): Promise<SyncFixture> {
  const { name: domain } = await createTestDomain(context);
  const { id: templateId } = await createTestTemplate(context, { quotaBytes: 100 });
  const { id: providerId, slug } = await createTestProvider(context, {
    settings: settings(),
    defaultTemplateId: templateId,
  });
  return new SyncFixture(context, { slug, providerId, domain, templateId });
}
