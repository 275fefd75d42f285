#include "store/session.hpp"
#include <boost/json.hpp>
