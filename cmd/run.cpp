#include "run.hpp"
