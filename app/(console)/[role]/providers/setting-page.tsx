import type { ReactNode } from "react";
import { PartForm } from "@/app/(console)/[role]/providers/part-form";
import type { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import type { SettingPart } from "@/app/(console)/[role]/providers/provider-parts";
import { providerChoices, providerValues } from "@/app/(console)/[role]/providers/provider-values";
import { ObjectPage } from "@/app/(console)/object-page";
import type { Opened } from "@/app/(console)/object-pages";

interface SettingPageProps {
  at: Opened<typeof providerPages>;
  part: SettingPart;
  /** What stands before the form. */
  children?: ReactNode;
}

/** A page with the form of one part of a provider's settings. */
export async function SettingPage({ at, part, children }: SettingPageProps) {
  const { context, row } = at;
  const [values, choices] = await Promise.all([providerValues(row), providerChoices(context.db, row)]);
  return (
    <ObjectPage at={at}>
      {children}
      <PartForm part={part} values={values} choices={choices} />
    </ObjectPage>
  );
}
