"use client";

import type { ComponentProps } from "react";
import { useWords } from "@/app/_words/use-words";
import { ConsoleForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

const formWords = words("console.settings.form", { save: "Save changes" });

interface SettingsFormProps
  extends Pick<ComponentProps<typeof ConsoleForm>, "action" | "stored" | "children"> {
  /** The version that the page has shown. */
  version: number;
}

/** The form of a group of settings, which saves this group alone. */
export function SettingsForm({ version, ...form }: SettingsFormProps) {
  const t = useWords(formWords);
  return (
    <ConsoleForm
      {...form}
      subject={{ expectedVersion: String(version) }}
      submit={t("save")}
      className="max-w-2xl"
    />
  );
}
