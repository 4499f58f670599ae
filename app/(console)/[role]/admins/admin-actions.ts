"use server";

import { z } from "zod";
import { asked } from "@/app/(console)/asked";
import { listDomainPage } from "@/lib/accounts/domain/list-page";
import { adminContext } from "@/lib/faces/session/admin";

/** The first domains with this text in their names. */
export const searchDomains = asked(z.string().max(253).catch(""), async (search) => {
  const { context } = await adminContext("superadmin");
  const { items } = await listDomainPage(context, { search, limit: 8 });
  return items.map(({ name }) => name);
});
