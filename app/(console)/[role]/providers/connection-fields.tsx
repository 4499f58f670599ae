"use client";

import { useState } from "react";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { useWords } from "@/app/_words/use-words";
import { ConnectionTest } from "@/app/(console)/[role]/providers/connection-test";
import type { PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { kindForms } from "@/app/(console)/[role]/providers/kinds/kind-forms";
import { PlaceFields } from "@/app/(console)/[role]/providers/place-fields";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { movesOf, type TypedProvider, typedIn } from "@/app/(console)/[role]/providers/typed-place";
import { words } from "@/lib/words/text";

const connectionWords = words("console.providers.connection", {
  test: "Test",
  testIntro:
    "Tests the settings above step by step, saved or not. Nothing is changed here or at the provider.",
  unverified: "Save without contacting the provider",
  unverifiedDetail: "Otherwise, a new issuer must respond and identify itself by this name.",
});

interface ConnectionFieldsProps extends PartProps {
  choices: ProviderChoices;
  readForm: () => FormData;
}

/** Where an existing provider is and how our client proves itself there, to be tried out before it is saved. */
export function ConnectionFields({ choices, readForm, ...part }: ConnectionFieldsProps) {
  const { values } = part;
  const t = useWords(connectionWords);
  const [typed, setTyped] = useState(() => typedState(values, values));
  const { Client, Directory } = kindForms[typed.kind];
  const { kinds, linked, addresses } = choices;
  return (
    <div
      className="grid gap-6"
      onChange={() => setTyped(typedState(values, typedIn(readForm(), values.kind)))}
    >
      <PlaceFields {...part} kind={typed.kind} kinds={kinds} linked={typed.moves.issuer ? linked : 0} />
      <Client {...part} typed={typed} addresses={addresses} readForm={readForm} />
      <Card title={t("test")} intro={t("testIntro")}>
        <ConnectionTest
          readForm={readForm}
          directory={Directory ? kinds.find(({ value }) => value === typed.kind)?.label : undefined}
        />
      </Card>
      <Checkbox name="unverified" label={t("unverified")} detail={t("unverifiedDetail")} />
    </div>
  );
}

/** What the form says while somebody types, over what is stored. */
const typedState = (values: ProviderValues, typed: TypedProvider) => ({
  slug: values.slug,
  kind: typed.kind,
  moves: movesOf(values, typed),
  /** Whether our client signs, and has no secret. */
  signs: typed.texts["client.authentication"] === "private_key_jwt",
});
