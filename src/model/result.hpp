// A value, or the sentence that says why there is none. Shaped like std::expected, which em++ 3.1.6 lacks.
#pragma once
#include <string>
#include <utility>
#include <variant>

namespace fb {

// `text` is a plain sentence for a person: what happened, where, what is safe.
struct Error {
  std::string text;
};

template <class T>
class Result {
 public:
  Result(T value) : m_either(std::move(value)) {}
  Result(Error error) : m_either(std::move(error)) {}
  bool has_value() const { return m_either.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *std::get_if<0>(&m_either); }
  const T& operator*() const { return *std::get_if<0>(&m_either); }
  T* operator->() { return std::get_if<0>(&m_either); }
  const T* operator->() const { return std::get_if<0>(&m_either); }
  const std::string& error() const { return std::get_if<1>(&m_either)->text; }

 private:
  std::variant<T, Error> m_either;
};

}  // namespace fb
