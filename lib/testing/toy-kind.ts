import { z } from "zod";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { ok, skipped, type TestStep } from "@/lib/providers/connection-test/step";
import type { ProviderKind } from "@/lib/providers/kinds/kind";
import { commonSettings, mailPasswordSettings } from "@/lib/providers/settings/settings";
import { inSection } from "@/lib/providers/settings-document";
import { MemoryDirectory } from "@/lib/testing/directory/memory-directory";
import { verbatim } from "@/lib/words/compose-text";

const toyFields = fields("toy", {
  blocks: field(z.int().min(1).default(3), {
    label: "Blocks",
    hint: "How many there are.",
    option: { name: "blocks", value: "count", help: "how many there are" },
  }),
});

const placeFields = fields("toyPlace", {
  town: field(z.string().regex(/^[a-z]+$/, "must be a town"), {
    label: "Town",
    option: { name: "town", value: "name", help: "where it stands" },
  }),
});

const toySettings = z.strictObject({
  ...commonSettings,
  mailPassword: mailPasswordSettings.prefault({}),
  toy: z.strictObject(shapesOf(toyFields)).prefault({}),
});
type ToySettings = z.output<typeof toySettings>;

/** The people behind every provider of the kind. */
export const toyPeople = new MemoryDirectory();

/** The issuers that were asked for by `verify` and `ping`. */
export const askedToys: string[] = [];

const ask = async ({ issuer }: { issuer: string }) => void askedToys.push(issuer);

interface Count {
  blocks: number;
  counted: number;
}

const steps: readonly TestStep<Count>[] = [
  {
    step: "count-blocks",
    label: verbatim("Blocks"),
    broken: verbatim("The blocks are gone."),
    neededFor: "sign-in",
    after: null,
    run: async (known) => {
      known.counted = known.blocks;
      return ok(verbatim(`${known.counted} blocks.`));
    },
  },
  {
    step: "stack-blocks",
    label: verbatim("A tower"),
    broken: null,
    neededFor: "reading-people",
    after: "count-blocks",
    run: async ({ counted }) => skipped(verbatim(`${counted} are too few for a tower.`)),
  },
];

/** A kind of provider that is nothing of OpenID Connect: people are read from memory, and come in by their mail passwords. */
export const toy = {
  label: "Toy",
  choice: verbatim("A toy"),
  about: verbatim("Blocks to play with."),
  connecting: verbatim("Connect a toy"),
  place: {
    fields: placeFields,
    issuerOf: ({ town }) => `toy:${town}`,
    read: (issuer) => (issuer.startsWith("toy:") ? { town: issuer.slice(4) } : null),
  },
  settings: toySettings,
  fields: inSection("toy", toyFields),
  misfit: ({ toy: { blocks } }) =>
    blocks > 100 ? { field: "settings.toy.blocks", text: verbatim("are more than there are") } : null,
  secretPlaces: [],
  accountPage: null,
  test: {
    begin: ({ settings }) => ({ blocks: settings.toy.blocks, counted: 0 }),
    steps,
  },
  verify: ask,
  ping: ask,
  singleSignOn: null,
  personSource: { open: (_provider, signal) => toyPeople.open({ signal }) },
  eventSource: null,
  credentialCheck: { by: "hash-in-record" },
} satisfies ProviderKind<ToySettings, "town">;
