import { addressStep } from "@/lib/providers/connection-test/address-step";
import type { ConnectionTest, TestStep } from "@/lib/providers/connection-test/step";
import { eventsBroken, namedStep } from "@/lib/providers/connection-test/step-words";
import { beginLdapTest, type LdapProbe } from "@/lib/providers/kinds/ldap/ldap-probe";
import { countPeople, hearChanges, tryPerson } from "@/lib/providers/kinds/ldap/people-steps";
import {
  connectToServers,
  findBase,
  letServiceIn,
  resolveServers,
} from "@/lib/providers/kinds/ldap/server-steps";
import type { LdapSettings } from "@/lib/providers/kinds/ldap/settings";
import { words } from "@/lib/words/text";

const labels = words("provider.ldap.step", {
  bind: "Bind account",
  base: "Base DN",
  people: "People who match the filter",
  events: "Changes between the runs",
  "sample-user": "Sample person and template",
});

const broken = words("provider.ldap.broken", {
  bind: "The directory doesn't accept the bind account.",
  base: "The base DN can't be found in the directory.",
});

const steps: readonly TestStep<LdapProbe>[] = [
  { ...namedStep("name-resolution"), neededFor: "sign-in", after: null, run: resolveServers },
  { ...namedStep("tls"), neededFor: "sign-in", after: "name-resolution", run: connectToServers },
  {
    step: "bind",
    label: labels("bind"),
    broken: broken("bind"),
    neededFor: "sign-in",
    after: "tls",
    run: letServiceIn,
  },
  {
    step: "base",
    label: labels("base"),
    broken: broken("base"),
    neededFor: "sign-in",
    after: "bind",
    run: findBase,
  },
  {
    step: "people",
    label: labels("people"),
    broken: null,
    isAboutPeople: true,
    neededFor: "reading-people",
    after: "base",
    run: countPeople,
  },
  {
    step: "events",
    label: labels("events"),
    broken: eventsBroken,
    neededFor: "directory-events",
    after: "people",
    applies: ({ settings }) => settings.sync.notices,
    run: hearChanges,
  },
  {
    step: "sample-user",
    label: labels("sample-user"),
    broken: null,
    isAboutPeople: true,
    neededFor: "reading-people",
    after: "people",
    run: tryPerson,
  },
  addressStep,
];

/** The test of a directory: its servers, our account, the base, and its people. */
export const ldapTest: ConnectionTest<LdapSettings, LdapProbe> = { begin: beginLdapTest, steps };
