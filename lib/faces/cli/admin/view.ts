import type { z } from "zod";
import { adminView } from "@/lib/accounts/admin-account/view";
import { said } from "@/lib/faces/cli/said";
import { asRecord } from "@/lib/faces/cli/shown-as";
import { words } from "@/lib/words/text";

const t = words("cli.admin.view", { all: "all" });

/** `domains` is null for a superadmin, who administers all. */
const adminDocument = (admin: z.output<typeof adminView.schema>) => ({
  ...admin,
  domains: admin.role === "superadmin" ? null : admin.domains,
});

/** How one administrator is shown. */
export const shownAdmin = {
  ...asRecord(adminView.schema, [
    ["administrator", "login"],
    ["name", "displayName"],
    "role",
    ["domains", (admin) => adminDocument(admin).domains ?? said(t("all"))],
    "active",
    ["secondFactor", "hasSecondFactor"],
    "mayImpersonate",
    ["created", "createdAt"],
  ]),
  document: adminDocument,
};
