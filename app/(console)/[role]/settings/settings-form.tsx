"use client";

import type { ComponentProps } from "react";
import { ConsoleForm } from "@/app/(console)/console-form";

interface SettingsFormProps
  extends Pick<ComponentProps<typeof ConsoleForm>, "action" | "stored" | "children"> {
  /** The version that the page has shown. */
  version: number;
}

/** The form of a group of settings, which saves this group alone. */
export const SettingsForm = ({ version, ...form }: SettingsFormProps) => (
  <ConsoleForm {...form} subject={{ expectedVersion: String(version) }} submit="Save" className="max-w-2xl" />
);
