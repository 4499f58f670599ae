import { expect, it } from "vitest";
import { keepableGroups } from "@/lib/providers/group/group-name";

it("keeps names as they are, each once", () => {
  const names = ["/staff", "admins", "Admins", "/admins", "admins", "Vertrieb & Büro", "a  b"];
  expect(keepableGroups(names)).toEqual(["/staff", "admins", "Admins", "/admins", "Vertrieb & Büro", "a  b"]);
});

it.each([
  ["a blank at the end, which the database would not tell from none", "admins "],
  ["a blank before it", " admins"],
  ["another blank at the end", "admins\u00a0"],
  ["a line break", "admins\n"],
  ["a zero", "admins\u0000"],
  ["nothing", ""],
  ["half a character", "admins\ud800"],
  ["more than 255 characters", `${"a".repeat(255)}b`],
  ["a number", 7],
  ["an object", { name: "admins" }],
  ["a list", ["admins"]],
  ["null", null],
])("leaves out a name that is %s", (_, name) => expect(keepableGroups([name, "staff"])).toEqual(["staff"]));

it("keeps a thousand, and no more", () => {
  expect(keepableGroups(Array.from({ length: 1_200 }, (_, index) => `g${index}`))).toHaveLength(1_000);
});
