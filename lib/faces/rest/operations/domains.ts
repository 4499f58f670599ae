import { z } from "zod";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { domainFieldShapes } from "@/lib/accounts/domain/fields";
import { domainOrders, listDomainPage } from "@/lib/accounts/domain/list-page";
import { findDomainByName, getDomainByName } from "@/lib/accounts/domain/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { providerId, templateId } from "@/lib/faces/rest/operations/given-fields";
import { listOf, pageQuery } from "@/lib/faces/rest/page";
import { requireExistence } from "@/lib/faces/rest/precondition";
import { domainView, showDomain } from "@/lib/faces/rest/views/domain";
import { domainName } from "@/lib/platform/address/domain-name";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";

const byName = z.strictObject({ name: domainName });

const { defaultTemplateId: _, identityProviderId: __, ...plainShapes } = domainFieldShapes;
const fields = z
  .strictObject({
    ...plainShapes,
    defaultTemplate: z.string().max(100).nullable().describe("The name of a template."),
    identityProvider: z
      .string()
      .max(40)
      .nullable()
      .describe("The slug of an identity provider, which alone may then bring new people of the domain."),
  })
  .partial();

async function verbFields(context: Context, given: z.output<typeof fields>) {
  const { defaultTemplate, identityProvider, ...rest } = given;
  return {
    ...rest,
    defaultTemplateId: await templateId(context, defaultTemplate),
    identityProviderId: await providerId(context, identityProvider),
  };
}

async function shown({ db }: Context, name: string) {
  const row = await getDomainByName(db, name);
  return { body: showDomain(row), version: row.version };
}

/** Null: all domains. */
const visibleDomains = ({ actor }: Context): readonly string[] | null =>
  actor.kind === "domain-admin" ? actor.domains : null;

export const domainOperations = [
  operation({
    id: "listDomains",
    command: "domain list",
    method: "get",
    path: "/domains",
    roles: ["admin", "domain-admin"],
    area: "domains",
    summary: "Domains with their use: searched, filtered and sorted, in pages",
    params: none,
    query: z.strictObject({
      ...pageQuery,
      search: z.string().max(253).optional().describe("Part of the name."),
      active: z.enum(["true", "false"]).optional(),
      order: z.enum(domainOrders).default("name"),
      direction: z.enum(["ascending", "descending"]).default("ascending"),
    }),
    body: noBody,
    answer: listOf(domainView),
    async handle({ context, query: { active, direction, ...rest } }) {
      const { items, next } = await listDomainPage(context, {
        ...rest,
        active: active === undefined ? undefined : active === "true",
        descending: direction === "descending",
      });
      return { body: { items: items.map(showDomain), next } };
    },
  }),
  operation({
    id: "getDomain",
    command: "domain show",
    method: "get",
    path: "/domains/{name}",
    roles: ["admin", "domain-admin"],
    area: "domains",
    summary: "One domain, and how much of it is used",
    params: byName,
    query: none,
    body: noBody,
    answer: domainView,
    async handle({ context, params }) {
      if (!(visibleDomains(context)?.includes(params.name) ?? true))
        throw new AppError("not-found", `There is no domain ${params.name}.`);
      return shown(context, params.name);
    },
  }),
  operation({
    id: "putDomain",
    command: "domain create",
    method: "put",
    path: "/domains/{name}",
    roles: ["admin"],
    area: "domains",
    summary: "Creates a domain, or changes it",
    description: "What is left out stays as it is; for a new domain there are no limits then.",
    params: byName,
    query: none,
    body: fields,
    answer: domainView,
    versioned: true,
    creates: true,
    async handle({ context, params: { name }, body, ...condition }) {
      const found = await findDomainByName(context.db, name);
      requireExistence(condition, found !== null);
      const { expectedVersion } = condition;
      const given = await verbFields(context, body);
      if (found) await updateDomain(context, { id: found.id, expectedVersion, ...given });
      else await createDomain(context, { name, ...given });
      return { ...(await shown(context, name)), created: !found };
    },
  }),
  operation({
    id: "updateDomain",
    command: "domain update",
    method: "patch",
    path: "/domains/{name}",
    roles: ["admin"],
    area: "domains",
    summary: "Changes a domain",
    params: byName,
    query: none,
    body: fields,
    answer: domainView,
    versioned: true,
    async handle({ context, params: { name }, body, expectedVersion }) {
      const { id } = await getDomainByName(context.db, name);
      await updateDomain(context, { id, expectedVersion, ...(await verbFields(context, body)) });
      return shown(context, name);
    },
  }),
  operation({
    id: "deleteDomain",
    command: "domain delete",
    method: "delete",
    path: "/domains/{name}",
    roles: ["admin"],
    area: "domains",
    summary: "Deletes a domain that has no mailboxes",
    params: byName,
    query: none,
    body: noBody,
    answer: null,
    versioned: true,
    dangerous: true,
    async handle({ context, params: { name }, expectedVersion }) {
      const { id } = await getDomainByName(context.db, name);
      await deleteDomain(context, { id, expectedVersion });
      return {};
    },
  }),
];
