import { objectPages } from "@/app/(console)/object-pages";
import { partWords } from "@/app/(console)/part-words";
import { findAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { actorId } from "@/lib/platform/actor";

/** The parts of an administrator. How one signs in oneself is a matter of one's own account. */
export const adminPages = objectPages({
  section: "/admins",
  param: "login",
  find: ({ db }, login) => findAdminByLogin(db, login).then((row) => row ?? null),
  nameOf: ({ login }) => login,
  parts: [
    { at: "", title: partWords("overview") },
    { at: "/settings", title: partWords("settings"), shows: ["admin.update"] },
    {
      at: "/sign-in",
      title: partWords("signIn"),
      shows: ["admin.set-password"],
      isOf: ({ id }, actor) => id !== actorId(actor),
    },
  ],
});
