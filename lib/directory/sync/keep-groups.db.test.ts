import { beforeEach, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { directoryEvent } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { listGroups } from "@/lib/providers/group/queries";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let fixture: SyncFixture;

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
  await setIdentityProvider(context(), {
    slug: fixture.slug,
    mappings: [{ claim: "groups", value: "/staff", templateId: fixture.templateId }],
  });
  fixture.groups = { "/staff": ["subject-anna", "subject-ben"], "/chess": ["subject-anna"] };
});

async function provider() {
  const found = await findProviderForSignIn(context().db, fixture.slug);
  if (!found) throw new Error("the provider is missing");
  return found;
}

async function groups() {
  const { id, issuer } = await provider();
  const kept = ["anna", "ben", "cleo"].map(async (name) => {
    const person = { identityProviderId: id, issuer, subject: `subject-${name}` };
    return (await listGroups(context().db, person)).map(({ groupName }) => groupName);
  });
  return Promise.all(kept);
}

async function remember(name: string, ...names: string[]) {
  const at = await provider();
  await inTransaction(context(), ({ db }) =>
    replaceGroups(db, { provider: at, source: "claims" }, [{ subject: `subject-${name}`, groups: names }]),
  );
}

describe("a run", () => {
  it("keeps who is in the groups that mappings name, and forgets who has left them", async () => {
    await remember("cleo", "/staff", "/lab");
    await fixture.run();
    expect(await groups()).toEqual([["/staff"], ["/staff"], ["/lab"]]);
    fixture.groups = { "/staff": ["subject-ben"] };
    await fixture.run();
    expect(await groups()).toEqual([[], ["/staff"], ["/lab"]]);
  });

  it("that is a preview changes nothing", async () => {
    await fixture.run({ dryRun: true });
    expect(await groups()).toEqual([[], [], []]);
  });

  it("leaves nobody in a group who is disabled or no longer there", async () => {
    await fixture.run();
    fixture.people = [fixture.person("anna", { enabled: false })];
    fixture.groups = { "/staff": ["subject-anna"] };
    await fixture.run();
    expect(await groups()).toEqual([[], [], []]);
  });

  it("leaves nobody in a group who is disabled, whoever has named the group", async () => {
    await remember("anna", "admin");
    fixture.people = [fixture.person("anna", { enabled: false })];
    await setIdentityProvider(context(), { slug: fixture.slug, mappings: [] });
    await fixture.run();
    expect((await groups())[0]).toEqual([]);
  });

  it("does not bring back what a directory event has ended since it began", async () => {
    await fixture.run();
    await fixture.run();
    const handled = async () => {
      const at = await provider();
      const said = { provider: at, source: "directory", among: ["/staff"] } as const;
      await inTransaction(context(), ({ db }) =>
        replaceGroups(db, said, [{ subject: "subject-anna", groups: [] }]),
      );
      const moment = new Date(Date.now() + 1_000);
      await context().db.insert(directoryEvent).values({
        identityProviderId: fixture.providerId,
        eventKey: "left",
        subject: "subject-anna",
        happenedAt: moment,
        receivedAt: moment,
        handledAt: moment,
        nextTryAt: moment,
      });
    };
    const open = fixture.open.bind(fixture);
    fixture.open = (options) => {
      const source = open(options);
      return {
        ...source,
        async *members(path) {
          yield* source.members(path);
          await handled();
        },
      };
    };
    await fixture.run();
    expect(await groups()).toEqual([[], ["/staff"], []]);
  });
});

describe("a sign-in", () => {
  const signIn = async (claims: object) => {
    const at = await provider();
    const actor = { kind: "identity-provider" as const, id: at.id, slug: at.slug };
    return signInWithProvider(database.context(actor), at, {
      sub: "subject-anna",
      email: `anna@${fixture.domain}`,
      email_verified: true,
      ...claims,
    });
  };

  it("keeps the groups of the claims, whole, and takes no word of them for nothing said", async () => {
    await signIn({ groups: ["/staff", "/board", "", 7] });
    expect((await groups())[0]).toEqual(["/board", "/staff"]);
    await signIn({});
    await signIn({ _claim_names: { groups: "elsewhere" } });
    expect((await groups())[0]).toEqual(["/board", "/staff"]);
    await signIn({ groups: [] });
    expect((await groups())[0]).toEqual([]);
  });

  it("reads them from the claim that the provider's settings name", async () => {
    const { settings } = await provider();
    await setIdentityProvider(context(), {
      slug: fixture.slug,
      settings: { ...settings, groupsClaim: "realm_access.roles" },
    });
    await signIn({ groups: ["/staff"], realm_access: { roles: ["admin"] } });
    expect((await groups())[0]).toEqual(["admin"]);
  });
});
