#include "views/type_icon.hpp"

#include "views/icons.hpp"

namespace fb {

const char* type_icon(Type type) {
  switch (type) {
    case Type::campaign: return icon::megaphone;
    case Type::lead: return icon::user;
    case Type::deal: return icon::handshake;
    case Type::company: return icon::building_2;
    case Type::touch: return icon::message_square;
    case Type::metric: return icon::chart_column;
    case Type::note: return icon::pencil;
    case Type::member: return icon::users;
    case Type::stage: return icon::columns_3;
    case Type::persona: return icon::star;
    case Type::target: return icon::target;
    case Type::board: return icon::settings;
    default: return icon::database;
  }
}

}  // namespace fb
