"use client";

import { useState } from "react";
import { kindForms } from "@/app/(console)/[role]/providers/kinds/kind-forms";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { StepForm } from "@/app/(console)/[role]/providers/wizard/step-form";
import { saveStep } from "@/app/(console)/[role]/providers/wizard/wizard-actions";

interface ConnectFormProps {
  draft: string;
  values: ProviderValues;
  addresses: ProviderChoices["addresses"];
}

/** The first step: where the provider is, and our client or account there. */
export function ConnectForm({ draft, values, addresses }: ConnectFormProps) {
  const { Connect } = kindForms[values.kind];
  const [slug, setSlug] = useState(values.slug);
  return (
    <StepForm draft={draft} step="connect" values={values} action={saveStep}>
      {({ errors, readForm }) => (
        <div
          className="grid gap-6"
          onChange={() => setSlug(String(readForm().get("slug") ?? values.slug).trim())}
        >
          <Connect values={values} errors={errors} slug={slug} addresses={addresses} readForm={readForm} />
        </div>
      )}
    </StepForm>
  );
}
