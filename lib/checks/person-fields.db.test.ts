import { PassThrough, Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { fieldName } from "@/app/(console)/stale-fields";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { runCli } from "@/lib/faces/cli/run";
import { personFields as names, type PersonField } from "@/lib/platform/db/schema/mailbox";
import { personFields } from "@/lib/providers/settings/person-fields";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { tell, waysOfTelling } from "@/lib/testing/directory/ways-of-telling";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { insertAdmin, keyFor } from "@/lib/testing/rest-fixture";
import { askRest, bearer } from "@/lib/testing/rest-request";
import { say } from "@/lib/words/text";

/*
 * What a line of `personFields` brings, for each line that there is: wherever a person is told of, and wherever an
 * administrator sets it.
 */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });

/** What a directory may say, as it is kept: of each field the two first that it can be. */
const sayable = ["de", "fr", "+46 70 000 00 01", "+46 70 000 00 02"];

function samplesOf(name: PersonField): [first: string, second: string] {
  const { schema, attribute } = personFields[name];
  const [first, second] = sayable.filter(
    (text) => attribute?.read(text) === text && schema.safeParse(text).data === text,
  );
  if (first === undefined || second === undefined)
    throw new Error(`say two values of ${name} in \`sayable\``);
  return [first, second];
}

const attributeOf = (name: PersonField) => `${name}Attribute`;

async function cli(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli(args, { stdin: Readable.from([]), stdout, stderr });
  const [out, err] = [stdout.read(), stderr.read()].map((chunk: Buffer | null) => chunk?.toString() ?? "");
  return { code, out: out ?? "", err };
}

describe.each(names)("%s, told of by", (name) => {
  const [first, second] = samplesOf(name);

  describe.each(waysOfTelling)("%s", (way) => {
    let fixture: SyncFixture;
    const found = async () => (await fixture.find("dora"))?.[name];
    const told = (value: string | null) =>
      tell(fixture, way, fixture.person("dora", { attributes: value === null ? {} : { told: [value] } }));

    beforeAll(async () => {
      fixture = await makeSyncFixture(context());
      await fixture.configure({ [attributeOf(name)]: "told" });
    });

    it("comes with a new person, and follows the directory", async () => {
      await told(first);
      expect(await found()).toBe(first);
      await told(second);
      expect(await found()).toBe(second);
    });

    it("stays where nothing is said", async () => {
      await told(null);
      expect(await found()).toBe(second);
    });

    it("stays as an administrator has set it, until it is no longer pinned", async () => {
      const mailboxId = await fixture.idOf("dora");
      await updateMailbox(context(), { mailboxId, [name]: first });
      await told(second);
      expect(await found()).toBe(first);
      expect((await fixture.find("dora"))?.pinnedFields).toEqual([name]);
      await updateMailbox(context(), { mailboxId, pinnedFields: [] });
      await told(second);
      expect(await found()).toBe(second);
    });

    it("is not looked at unless its attribute is named", async () => {
      await fixture.configure({});
      await updateMailbox(context(), { mailboxId: await fixture.idOf("dora"), pinnedFields: [] });
      await told(first);
      expect(await found()).not.toBe(first);
    });
  });
});

describe.each(names)("%s, set by an administrator", (name) => {
  const [first, second] = samplesOf(name);
  const { label, option } = personFields[name];
  const flag = `--${option?.name}`;
  let address = "";
  let admin: Record<string, string>;
  let owner: Record<string, string>;

  beforeAll(async () => {
    const mailbox = await createTestMailbox(context());
    address = mailbox.address;
    const key = await keyFor(context(), { adminId: await insertAdmin(context(), "superadmin") });
    admin = bearer(key.token);
    owner = bearer((await keyFor(context(), { mailboxId: mailbox.id })).token);
  });

  it("is set and shown by REST, and shown to its owner", async () => {
    const path = `/mailboxes/${address}`;
    const changed = await askRest("admin", "patch", path, { headers: admin, body: { [name]: first } });
    expect([changed.status, changed.body[name], changed.body.pinnedFields]).toEqual([200, first, [name]]);
    expect((await askRest("user", "get", "/profile", { headers: owner })).body[name]).toBe(first);
    const wrong = await askRest("admin", "patch", path, { headers: admin, body: { [name]: 7 } });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining(name)]);
  });

  it("is set by the command line when a mailbox is made and when it is changed, and shown", async () => {
    const changed = await cli("mailbox", "update", address, flag, second, "--json");
    expect(JSON.parse(changed.out), changed.err).toMatchObject({ [name]: second });
    const { out } = await cli("mailbox", "show", address);
    const lines = out.split("\n").map((line) => line.split(/ {2,}/));
    expect(lines).toContainEqual([say(option?.shown ?? label), second]);
    const made = await cli(
      "mailbox",
      "create",
      `new-${name.toLowerCase()}@${address.split("@")[1]}`,
      flag,
      first,
      "--json",
    );
    expect(JSON.parse(made.out), made.err).toMatchObject({ [name]: first });
  });

  it("has the same name in the form, in a stale edit and in the audit log", () =>
    expect(fieldName(name, "mailbox")).toBe(label));
});
