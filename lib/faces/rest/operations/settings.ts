import { z } from "zod";
import { noBody, none, type Operation, operation } from "@/lib/faces/rest/operation";
import type { Context } from "@/lib/platform/db/context";
import { type SettingName, settingGroups, settingNames } from "@/lib/platform/settings/groups";
import { readSettings } from "@/lib/platform/settings/queries";
import { setSettings } from "@/lib/platform/settings/set-settings";

const superadmins = { roles: ["admin"], area: "settings" } as const;

const words: Record<SettingName, string> = {
  branding: "the product's name, sign and colour",
  loginPage: "what the login page offers",
  passwordPolicy: "what passwords must be",
  access: "the networks that administrators may come from",
  logs: "how long logs are kept",
  contacts: "where to report a weakness (security.txt)",
};

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
const hyphened = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The fields of a group without their defaults: what is left out of a change must stay, not go back. */
const changesOf = (name: SettingName) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries<z.ZodType>(settingGroups[name].shape).map(([field, shape]) => [
        field,
        (shape instanceof z.ZodDefault ? (shape.unwrap() as z.ZodType) : shape).optional(),
      ]),
    ),
  );

async function shown({ db }: Context, name: SettingName) {
  const { value, version } = await readSettings(db, name);
  return { body: value, version };
}

const operationsOf = (name: SettingName): Operation[] => [
  operation({
    id: `get${capital(name)}Settings`,
    command: "settings show",
    method: "get",
    path: `/settings/${hyphened(name)}`,
    ...superadmins,
    summary: `Settings: ${words[name]}`,
    params: none,
    query: none,
    body: noBody,
    answer: settingGroups[name],
    handle: ({ context }) => shown(context, name),
  }),
  operation({
    id: `update${capital(name)}Settings`,
    command: "settings set",
    method: "patch",
    path: `/settings/${hyphened(name)}`,
    ...superadmins,
    summary: `Changes ${words[name]}`,
    params: none,
    query: none,
    body: changesOf(name),
    answer: settingGroups[name],
    versioned: true,
    // Who may come in, and how soon traces go.
    dangerous: name === "access" || name === "logs",
    async handle({ context, body, expectedVersion }) {
      await setSettings(context, { name, changes: body, expectedVersion });
      return shown(context, name);
    },
  }),
];

/** Two for each group of settings, so that each has fields of its own in the OpenAPI document. */
export const settingOperations = settingNames.flatMap(operationsOf);
