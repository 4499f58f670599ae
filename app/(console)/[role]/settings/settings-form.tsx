"use client";

import type { ComponentProps } from "react";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";

/** What is stored of a group, as its form shows it. */
export interface StoredGroup extends Required<Pick<ShownForm, "stored" | "words">> {
  /** The version that the page has shown. */
  version: number;
}

type SettingsFormProps = StoredGroup & Pick<ComponentProps<typeof ConsoleForm>, "sends" | "children">;

/** The form of a group of settings, which saves this group alone. */
export const SettingsForm = ({ version, ...form }: SettingsFormProps) => (
  <ConsoleForm {...form} subject={{ expectedVersion: String(version) }} className="max-w-2xl" />
);
