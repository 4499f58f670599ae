import type { ReactNode } from "react";
import { PartForm } from "@/app/(console)/[role]/providers/part-form";
import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import type { SettingPart } from "@/app/(console)/[role]/providers/provider-parts";
import { providerChoices, providerValues } from "@/app/(console)/[role]/providers/provider-values";
import { ObjectPage } from "@/app/(console)/object-page";
import type { Opened } from "@/app/(console)/object-pages";

/** The page of a part of a provider's settings: its form, and what stands above that. */
export const partPage = (
  part: SettingPart,
  above?: (opened: Opened<typeof providerPages>) => ReactNode | Promise<ReactNode>,
) =>
  providerPages.part(`/${part}`, async (opened) => {
    const { context, row } = opened;
    const [values, choices] = await Promise.all([providerValues(row), providerChoices(context.db, row)]);
    return (
      <ObjectPage at={opened}>
        {await above?.(opened)}
        <PartForm part={part} values={values} choices={choices} />
      </ObjectPage>
    );
  });
