/** The compliance checks of a SCIM server, and what they are made of (PyPI). */
export const compliancePackages = [
  "scim2-tester[httpx2]==0.5.2",
  "scim2-client==0.13.2",
  "scim2-models==0.12.3",
];
