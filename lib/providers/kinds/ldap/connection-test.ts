import { weighAddresses } from "@/lib/providers/connection-test/address-step";
import type { ConnectionTest, TestStep } from "@/lib/providers/connection-test/step";
import { stepWords } from "@/lib/providers/connection-test/step-words";
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

const ldapStepWords = words("provider.ldap.step", {
  bind: "Bind account",
  base: "Base DN",
  people: "People who match the filter",
  events: "Changes between the runs",
  "sample-user": "Sample person and template",
});

const steps: readonly TestStep<LdapProbe>[] = [
  {
    step: "name-resolution",
    label: stepWords("name-resolution"),
    neededFor: "sign-in",
    after: null,
    run: resolveServers,
  },
  {
    step: "tls",
    label: stepWords("tls"),
    neededFor: "sign-in",
    after: "name-resolution",
    run: connectToServers,
  },
  { step: "bind", label: ldapStepWords("bind"), neededFor: "sign-in", after: "tls", run: letServiceIn },
  { step: "base", label: ldapStepWords("base"), neededFor: "sign-in", after: "bind", run: findBase },
  {
    step: "people",
    label: ldapStepWords("people"),
    neededFor: "reading-people",
    after: "base",
    run: countPeople,
  },
  {
    step: "events",
    label: ldapStepWords("events"),
    neededFor: "directory-events",
    after: "people",
    applies: ({ settings }) => settings.sync.notices,
    run: hearChanges,
  },
  {
    step: "sample-user",
    label: ldapStepWords("sample-user"),
    neededFor: "reading-people",
    after: "people",
    run: tryPerson,
  },
  {
    step: "addresses",
    label: stepWords("addresses"),
    neededFor: "sign-in",
    after: null,
    run: weighAddresses,
  },
];

/** The test of a directory: its servers, our account, the base, and its people. */
export const ldapTest: ConnectionTest<LdapSettings, LdapProbe> = { begin: beginLdapTest, steps };
