"use server";

import { z } from "zod";
import { type FormState, formOutcome } from "@/app/form-state";
import { listDomainPage } from "@/lib/accounts/domain/list-page";
import { adminContext } from "@/lib/faces/session/admin";

const shown = 8;

/** The first domains with this text in their names. */
export async function searchDomains(text: string): Promise<FormState<string[]>> {
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    const search = z.string().max(253).catch("").parse(text);
    const { items } = await listDomainPage(context, { search, limit: shown });
    return { result: items.map(({ name }) => name) };
  });
}
