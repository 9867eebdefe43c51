// A certificate that nobody vouches for, and its key: for a server that is not to be trusted, and for
// nothing else. Made once with openssl, for localhost, valid for a hundred years.

export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAJS6oX+o9B/fV9vs
U9KFiM61gsQxFDJAx8fuFiqI4VShRANCAAQksKye2Er4DEX26lZf698xCslSY7zb
riOtFIVkdGTTEEo0fIDl8PVTL/rBDNbBavy9N2Z/4OPNdPObH9JguT1r
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBgDCCASWgAwIBAgIUE9fyHBq6yIG3PiAhksvnOcAXlVcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzE4MDAzM1oYDzIxMjYxMTAz
MTgwMDMzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQksKye2Er4DEX26lZf698xCslSY7zbriOtFIVkdGTTEEo0fIDl8PVT
L/rBDNbBavy9N2Z/4OPNdPObH9JguT1ro1MwUTAdBgNVHQ4EFgQUyjzW4MzcTTbj
89RwhShtUSSlbZMwHwYDVR0jBBgwFoAUyjzW4MzcTTbj89RwhShtUSSlbZMwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA8WWshLkmEB/0iX0AFD51
Pw7DGhJOmWvCBrxjKGkAxU8CIQD6tBKK3AmJ7VlmqM3FY3ELt6jAFkSiIFBn4cMn
j+CDKA==
-----END CERTIFICATE-----`,
};
