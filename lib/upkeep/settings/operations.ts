import { z } from "zod";
import { nothing, type Operation, operation } from "@/lib/catalogue/operation";
import { subject } from "@/lib/catalogue/subject";
import { requireSuperadmin } from "@/lib/platform/actor";
import { type SettingName, settingGroups, settingNames, settingSlug } from "@/lib/platform/settings/groups";
import { readSettings } from "@/lib/platform/settings/queries";
import { setSettings } from "@/lib/upkeep/settings/set-settings";
import type { DeclaredButton } from "@/lib/words/button";
import { words } from "@/lib/words/text";

const titles: Record<SettingName, string> = {
  branding: "branding settings",
  loginPage: "login page settings",
  passwordPolicy: "password policy",
  access: "administrator access settings",
  logs: "log retention settings",
  contacts: "security contacts (security.txt)",
  notifications: "settings of the mails that are sent to people",
  setup: "state of the first steps",
};

const backupWords = words("settings.setup.backup", {
  label: "I have a backup",
  question: "Is the secret backed up?",
  consequence:
    "Without LETTERLOCK_SECRET, a restored database can't be used: client secrets, authenticators and app passwords are sealed with it. Keep a copy of the environment file in a safe place, apart from the database backups.",
  confirm: "Yes, it is backed up",
  pending: "Saving…",
});

const hideWords = words("settings.setup.hide", {
  label: "Hide",
  question: "Hide the first steps?",
  consequence: "The list comes back when a step is undone.",
  pending: "Hiding…",
});

/** What is only confirmed or put away, by a button. */
const buttons: Partial<Record<SettingName, Readonly<Record<string, DeclaredButton>>>> = {
  setup: {
    "confirm-backup": {
      input: { secretBackedUp: true },
      label: backupWords("label"),
      question: backupWords("question"),
      consequence: backupWords("consequence"),
      confirm: backupWords("confirm"),
      pending: backupWords("pending"),
    },
    hide: {
      input: { checklistHidden: true },
      label: hideWords("label"),
      question: hideWords("question"),
      consequence: hideWords("consequence"),
      pending: hideWords("pending"),
    },
  },
};

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

const groupOf = <Name extends SettingName>(name: Name) =>
  subject({
    kind: "setting",
    key: z.strictObject({}),
    read: ({ db }) => readSettings(db, name),
    authorise: requireSuperadmin,
  });

function operationsOf(name: SettingName): Operation[] {
  const group = groupOf(name);
  const common = { audience: ["superadmin"], area: "settings", subject: group } as const;
  return [
    operation({
      name: `${settingSlug(name)}-settings.show`,
      title: `Shows the ${titles[name]}`,
      example: `settings show ${name} --json`,
      ...common,
      effect: "read",
      input: nothing,
      output: settingGroups[name],
      run: async ({ subject: { value, version } }) => ({ output: value, version }),
    }),
    operation({
      name: `${settingSlug(name)}-settings.update`,
      title: `Changes the ${titles[name]}`,
      example: `settings set ${name} --file settings.json`,
      ...common,
      effect: "write",
      input: changesOf(name),
      output: settingGroups[name],
      versioned: true,
      // Who may come in, and how soon traces go.
      ...(name === "access" || name === "logs" ? { dangerous: true } : {}),
      ...(buttons[name] ? { buttons: buttons[name] } : {}),
      records: { "setting.update": "Settings changed" },
      async run({ context, input, expectedVersion }) {
        await setSettings(context, { name, changes: input, expectedVersion });
        const { value, version } = await group.get(context, {});
        return { output: value, version };
      },
    }),
  ];
}

/** Two for each group of settings, so that each has fields of its own. */
export const settingOperations = settingNames.flatMap(operationsOf);
