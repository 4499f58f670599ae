import { getSay } from "@/app/_words/get-words";
import { secretInputs } from "@/app/(console)/[role]/providers/kinds/kind-fields";
import { allFields, describedFields } from "@/app/(console)/[role]/providers/provider-form-input";
import { shownFields } from "@/app/(console)/[role]/providers/setting-field";
import { inputWords } from "@/app/(console)/field-form";
import { providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { adminContext } from "@/lib/faces/session/admin";
import { describedPlaceFields, placeOf } from "@/lib/providers/kinds/place-of-kind";
import { kindOf, providerKinds } from "@/lib/providers/kinds/registry";
import { providerFields, providerOtherFields } from "@/lib/providers/provider/fields";
import type { Provider } from "@/lib/providers/provider/queries";
import {
  adminCallbackUrl,
  backchannelLogoutUrl,
  callbackUrl,
  clientKeysUrl,
  postLogoutPattern,
} from "@/lib/providers/settings/public-urls";
import { directoryAttributes } from "@/lib/providers/settings/sync-settings";

type Db = Awaited<ReturnType<typeof adminContext>>["context"]["db"];

/** A provider as its form shows it; of its secret only since when there is one. */
export async function providerValues(row: Provider | null) {
  const { texts, ticks } = shownFields(allFields, { ...settingsOfANew(), ...row?.settings });
  const kind = row?.kind ?? usualKind;
  const place = Object.fromEntries(Object.keys(describedPlaceFields).map((name) => [name, ""]));
  return {
    slug: row?.slug ?? "",
    expectedVersion: row ? String(row.version) : null,
    /** What its fields are called. */
    words: await inputWords({
      ...providerFields,
      slug: providerOtherFields.slug,
      ...describedPlaceFields,
      ...describedFields,
    }),
    /** The inputs that name what a mailbox follows. */
    attributes: directoryAttributes,
    kind,
    secretInputs,
    secretSetAt: row?.secretSetAt?.toISOString() ?? null,
    /** Whether there is one that was entered for another server. */
    secretWithheld: false,
    /** What its inputs show, by their names. */
    texts: {
      ...texts,
      ...place,
      ...(row ? placeOf(row) : {}),
      kind,
      slug: row?.slug ?? "",
      name: row?.name ?? "",
      issuer: row?.issuer ?? "",
      clientId: row?.clientId ?? "letterlock",
      defaultTemplateId: row?.defaultTemplateId ?? "",
    } as Readonly<Record<string, string>>,
    /** What is ticked, by their names. */
    ticks,
    mappings:
      row?.mappings.map(({ claim, value, templateId }) => ({ claim: claim ?? "", value, templateId })) ?? [],
  };
}
export type ProviderValues = Awaited<ReturnType<typeof providerValues>>;

const [usualKind] = providerKinds;

/** The defaults of every kind: the kind can be changed while the form is filled in. */
const settingsOfANew = (): object =>
  Object.assign({}, ...providerKinds.map((name) => kindOf(name).settings.parse({})));

/** What stands for the provider's name in the addresses of a form: it may not be known yet. */
const slugMark = "{slug}";

/** What a form of a provider needs beside its values. */
export async function providerChoices(db: Db, row: Provider | null) {
  const say = await getSay();
  const [templates, use] = await Promise.all([listTemplates(db), row ? providerUse(db, row) : null]);
  return {
    templates: templates.map(({ id, name }) => ({ value: id, label: name })),
    kinds: providerKinds.map((value) => ({ value, label: say(kindOf(value).choice) })),
    linked: use?.linked ?? 0,
    addresses: {
      slugMark,
      callback: callbackUrl(slugMark),
      adminCallback: adminCallbackUrl(slugMark),
      postLogout: postLogoutPattern(),
      backchannelLogout: backchannelLogoutUrl(slugMark),
      clientKeys: clientKeysUrl(slugMark),
    },
  };
}
export type ProviderChoices = Awaited<ReturnType<typeof providerChoices>>;
