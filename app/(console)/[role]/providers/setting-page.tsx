import type { ReactNode } from "react";
import { PartForm } from "@/app/(console)/[role]/providers/part-form";
import type { SettingPart } from "@/app/(console)/[role]/providers/provider-parts";
import { type openProvider, ProviderHead } from "@/app/(console)/[role]/providers/provider-room";
import { providerChoices, providerValues } from "@/app/(console)/[role]/providers/provider-values";

interface SettingPageProps {
  opened: Awaited<ReturnType<typeof openProvider>>;
  part: SettingPart;
  /** What stands before the form. */
  children?: ReactNode;
}

/** A page with the form of one part of a provider's settings. */
export async function SettingPage({ opened: { context, row, back }, part, children }: SettingPageProps) {
  const [values, choices] = await Promise.all([providerValues(row), providerChoices(context.db, row)]);
  return (
    <>
      <ProviderHead row={row} back={back} part={part} />
      {children}
      <PartForm part={part} values={values} choices={choices} />
    </>
  );
}
