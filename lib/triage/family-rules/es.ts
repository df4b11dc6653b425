import type { FamilyRule } from "./family-rule";

export const es: readonly FamilyRule[] = [
  {
    family: "throttled",
    all: [["demasiadas peticiones", "demasiadas solicitudes", "demasiadas llamadas", "limite de peticiones", "limite de solicitudes", "limite de llamadas", "cuota"]],
    reason: "El marketplace cuenta las llamadas y pide esperar.",
  },
  {
    family: "rights_or_connection",
    all: [
      ["token", "sesion", "contrasena", "credenciales", "clave api", "clave de api", "firma", "acceso"],
      ["caducad", "expirad", "no valid", "no es valid", "no son valid", "invalid", "incorrect", "revocad", "denegad"],
    ],
    reason: "El acceso ya no vale; alguien debe volver a conectar la cuenta.",
  },
  {
    family: "rights_or_connection",
    all: [["autenticacion", "autorizacion", "permiso", "no autorizad", "cuenta suspendida", "tienda suspendida", "cuenta bloqueada", "privilegios", "no tiene derecho"]],
    reason: "La cuenta no puede hacerlo o no se la reconoce.",
  },
  {
    family: "marketplace_down",
    all: [["servicio no esta disponible", "servicio no disponible", "error interno", "mantenimiento", "tiempo de espera", "no se pudo conectar", "no responde", "intentelo de nuevo", "intentelo mas tarde", "temporalmente", "conexion rechazada", "sobrecarg", "error del servidor", "error tecnico"]],
    none: ["producto", "articulo"],
    reason: "El marketplace no contesta; la misma petición puede pasar más tarde.",
  },
  {
    family: "too_late",
    all: [["plazo", "fecha limite", "periodo", "demasiado tarde", "han pasado", "fuera de"], ["vencio", "vencid", "superad", "caducad", "expir", "termin", "demasiado tarde", "han pasado", "fuera de plazo", "finaliz"]],
    reason: "Ha pasado una fecha; reenviar no ayuda.",
  },
  {
    family: "wrong_state",
    all: [["ya ", "todavia no", "aun no", "pendiente", "ha sido", "fue "], ["enviad", "cancelad", "reembolsad", "aceptad", "rechazad", "entregad", "cerrad", "confirmad", "facturad", "pendiente", "anulad", "procesad"]],
    none: ["seguimiento", "transportista"],
    reason: "El pedido siguió sin nosotros o aún no está listo.",
  },
  {
    family: "wrong_state",
    all: [["estado"], ["no permite", "actual", "no se puede", "incorrecto", "del pedido", "en estado"]],
    none: ["seguimiento", "transportista"],
    reason: "El estado del pedido no permite la acción.",
  },
  {
    family: "carrier_or_tracking",
    all: [["transportista", "seguimiento", "tracking", "mensajeria", "mensajero", "guia de envio", "agencia de transporte", "<carrier>"]],
    reason: "Se trata del transportista o del número de seguimiento.",
  },
  {
    family: "not_supported",
    all: [["accion", "operacion", "metodo", "funcion", "entrega"], ["no esta permitid", "no permitid", "no soportad", "no admitid", "no esta disponible", "no disponible", "no se admite", "no es compatible", "no esta soportad"]],
    reason: "El marketplace no conoce esta acción aquí.",
  },
  {
    family: "input_wrong",
    all: [["no valid", "no es valid", "invalid", "falta", "obligatori", "no existe", "no encontrad", "desconocid", "supera", "mayor que", "menor que", "incorrect", "vacio", "agotad", "no puede ser", "requerid", "posterior a", "no corresponde", "no pertenece", "debe ", "demasiado larg", "no se encuentra", "no se ha encontrado", "sin existencias", "stock", "no disponible", "erroneo", "no coincide"]],
    reason: "Un valor enviado falta, está mal formado o contradice el pedido.",
  },
];
