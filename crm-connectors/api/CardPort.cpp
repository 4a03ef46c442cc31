#include "crm-connectors/api/CardPort.h"
