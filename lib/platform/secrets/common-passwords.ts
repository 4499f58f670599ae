/** Values of ten and more characters that lead the published lists of leaked passwords; lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `0123456789 0987654321 1029384756 1111111111 1122334455 123123123123 1234512345 1234567890 12345678900 12345678910
  1234567891 123456789a 123456789q 123654789a 123qweasdzxc 147258369a 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc
  1qazzaq12wsx a123456789 abc123456789 abcd123456 abcdefghij abcdefghijk administrator asdfasdfasdf asdfghjkl1 asdfghjkl123
  baseball123 basketball bismillah1 charlie123 changeme123 computer123 dragon12345 facebook123 football123 freedom123
  forgetmenot hello12345 helloworld iloveyou12 iloveyou123 iloveyou1234 internet123 letmein123 liverpool1 liverpool123
  manchester mailcow123 master12345 michelle123 monkey12345 mynewpassword nothing123 pa55word123 passw0rd12 passw0rd123 passwd1234
  password00 password01 password10 password11 password12 password123 password1234 password12345 password123456
  password22 passwordpassword p@ssw0rd12 p@ssw0rd123 p@ssword123 pokemon123 princess12 princess123 q1w2e3r4t5 q1w2e3r4t5y6
  qazwsxedcrfv qazwsxedc123 qweasdzxc123 qwer1234asdf qwert12345 qwerty1234 qwerty12345 qwerty123456 qwertyuiop
  qwertyuiop1 qwertyuiop123 samsung123 secret1234 sommer2024 sommer2025 sommer2026 starwars123 summer2024 summer2025 summer2026
  sunshine12 sunshine123 superman123 test123456 testtest123 trustno1234 unbelievable welcome123 welcome1234 welcome2024 welcome2025
  welcome2026 whatever123 willkommen willkommen1 winter2024 winter2025 winter2026 zaq12wsxcde3 zaq1zaq1zaq1 zxcvbnm123 zxcvbnm1234`
    .split(/\s+/)
    .filter(Boolean),
);
