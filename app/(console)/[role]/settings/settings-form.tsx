"use client";

import type { ComponentProps } from "react";
import { useWords } from "@/app/_words/use-words";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";
import { words } from "@/lib/words/text";

const formWords = words("console.settings.form", { save: "Save changes" });

/** What is stored of a group, as its form shows it. */
export interface StoredGroup {
  /** The version that the page has shown. */
  version: number;
  stored: Record<string, string>;
  words: Record<string, InputWords>;
}

interface SettingsFormProps extends StoredGroup {
  action: ComponentProps<typeof ConsoleForm>["action"];
  children: ComponentProps<typeof ConsoleForm>["children"];
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
