// A file that looks as if it were protected with a passphrase: a sound header, and nothing that any passphrase opens.
#pragma once
#include <string>

namespace fb::test {

inline std::string protected_file() {
  return "FBENC1\n"
         R"({"cipher":"AES-256-GCM","kdf":"PBKDF2-HMAC-SHA256","rounds":600000,"salt":"000102030405060708090a0b0c0d0e0f",)"
         R"("iv":"000102030405060708090a0b","packed":"gzip"})"
         "\n" +
         std::string(64, 'x');
}

}  // namespace fb::test
