import { describe, expect, it } from "vitest";
import { isPiece, isView } from "@/lib/doors/webmail/link-target";

const person = "/SOGo/so/alice@demo.test";
const mail = `${person}/Mail/0/folderINBOX`;

const views = [
  "/SOGo",
  "/SOGo/",
  "/SOGo/so",
  "/SOGo/so/",
  person,
  `${person}/`,
  `${person}/view`,
  "/SOGo/so/alice%40demo.test/Mail/view",
  `${person}/Mail`,
  `${person}/Mail/`,
  `${person}/Mail/view?a=1&b=2`,
  `${person}/Mail/view#!/Mail/0/INBOX/5`,
  `${person}/Mail/UIxMailPopupView?x=mailto:bob@demo.test`,
  `${person}/Calendar/view`,
  `${person}/Contacts`,
  `${person}/Preferences`,
];

const pieces = [
  `${mail}/exportFolder`,
  `${mail}/folderSub/exportFolder`,
  `${mail}/7/report.pdf`,
  `${mail}/7/2/asAttachment/report.pdf`,
  `${mail}/folderSub/7/2/1/r%C3%A9sum%C3%A9`,
  `${mail}/7/asAttachment/mail.eml`,
  `${mail}/7/2/page.html/view`,
  `${person}/Contacts/personal/export`,
  `${person}/Contacts/4C-6A1B0-1-1/export`,
  `${person}/Contacts/personal/4F-1.vcf/photo`,
  `${person}/Calendar/personal.ics/export`,
];

const deeds = [
  `${mail}/delete`,
  `${mail}/folderX/delete`,
  `${mail}/expunge`,
  `${mail}/markRead`,
  `${mail}/emptyTrash`,
  `${mail}/7/view`,
  `${mail}/7/delete`,
  `${mail}/7/sendMDN`,
  `${mail}/7/markMessageUnread`,
  `${mail}/7/2/accept`,
  `${mail}/7/2/accept/view`,
  `${mail}/7/2/page.html/delete`,
  `${mail}/7/2/decline`,
  `${mail}/7/2/asAttachment/delete`,
  `${mail}/7/2/set-credentials`,
  `${mail}/report.pdf`,
  `${mail}/7/x.y/report.pdf`,
  `${person}/Mail/0/delete`,
  `${person}/Mail/0/compose`,
  `${person}/Mail/0/removeDelegate?uid=bob`,
  `${person}/Mail/saveFoldersState`,
  `${person}/Calendar/saveListState`,
  `${person}/Calendar/personal/subscribe`,
  `${person}/Calendar/personal/x.ics/rsvpAppointment`,
  `${person}/Calendar/personal/delete`,
  `${person}/Contacts/personal/delete`,
  `${person}/Contacts/personal/x.vcf/removeCertificate`,
  `${person}/Preferences/save`,
  `${person}/logoff`,
  `${person}/recover`,
  `${person}/usersSearch?search=a`,
  `${person}/jsonSettings`,
  "/SOGo/so/saml2-sls",
  "/SOGo/so/crash/x",
  // SOPE takes what follows a method for its arguments, and passes over some names.
  `${mail}/7/delete/2/report.pdf`,
  `${mail}/7/2/accept/report.pdf`,
  `${mail}/7/_range0-1.x/view`,
  `${mail}/folderX/delete/exportFolder`,
  `${person}/Contacts/personal/delete/photo`,
  `${person}/Contacts/delete/1.vcf/photo`,
  `${person}/Contacts/saveDragHandleState/export`,
  `${person}/Calendar/saveListState/export`,
  `${person}/Calendar/personal/export`,
  // It takes more of the path from the query.
  `${mail}?Cmd=delete`,
  `${mail}/7/report.pdf?Cmd=delete`,
  `${person}/Mail/view?:method=delete`,
  `${person}/Mail/view?%3Amethod=delete`,
  `${person}/Mail/view?a=1&delete:method=1`,
  `${person}/Mail/view?a=1;delete%3Amethod=1`,
  `${person}/Mail/view?a=1?&C%6dd=delete`,
  `${person}/Mail/../Mail/0/folderX/delete`,
];

describe("isView", () => {
  it.each(views)("%s opens a page", (uri) => expect(isView(uri)).toBe(true));
  it.each([...pieces, ...deeds])("%s does not", (uri) => expect(isView(uri)).toBe(false));
});

describe("isPiece", () => {
  it.each(pieces)("%s is a piece", (uri) => expect(isPiece(uri)).toBe(true));
  it.each([...views, ...deeds])("%s is none", (uri) => expect(isPiece(uri)).toBe(false));
});
