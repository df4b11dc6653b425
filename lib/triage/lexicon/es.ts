import type { Lexicon } from "./lexicon";

export const es: Lexicon = {
  stop: `el la los las lo un una unos unas de del al a y e o u en con por para es son era eran sido ser está están estado ha han he había hay
    que quien cual se su sus nuestro nuestra vuestro este esta estos estas ese esa eso puede pueden debe deben favor gracias error errores
    aviso atención si entonces sr sra don doña ante lunes martes miércoles jueves viernes sábado domingo`,
  claims: `no sin ningún ninguna nunca falta faltan ausente vacío vacía obligatorio obligatoria requerido requerida necesario inválido inválida
    válido válida incorrecto incorrecta erróneo equivocado desconocido desconocida reconocido encontrado encontrada rechazado rechazada
    denegado prohibido imposible fallido falló ya duplicado existe existen supera superado superada mayor menor superior inferior
    demasiado demasiadas caducado caducada vencido venció expirado tarde disponible agotado agotada cancelado cancelada enviado enviada
    reembolsado bloqueado suspendido desactivado autorizado permitido permitida permite soportado corresponde corresponden futuro
    negativo más posterior pudo`,
  words: `pedido pedidos línea líneas artículo artículos producto productos oferta transportista transportistas seguimiento número números código
    códigos identificador referencia envío envíos enviar entrega paquete bulto etiqueta peso longitud anchura altura dimensión cantidad
    cantidades pedida importe importes precio total impuesto iva tipo divisa moneda reembolso reembolsos reembolsar devolución devoluciones
    cancelación cancelar anulación anular aceptación aceptar aceptado motivo razón comentario fecha fechas hora horas día días minuto minutos
    segundos plazo límite máximo mínimo antes después desde hasta entre hoy nombre apellido dirección calle ciudad postal provincia país
    teléfono móvil correo electrónico email cliente clientes comprador destinatario remitente vendedor tienda cuenta usuario empresa factura
    facturas documento abono fichero archivo formato valor valores campo campos parámetro argumento atributo opción clave contenido contiene
    caracteres dígito solicitud solicitudes petición peticiones respuesta llamada acción acciones operación método estado servicio servidor
    sistema plataforma marketplace conexión conectar sesión token acceso autenticación autorización credenciales contraseña permisos permiso
    firma certificado inténtelo intentar nuevo momento temporalmente mantenimiento interno externo sobrecarga pago espera proceso
    procesado modificado modificar creado eliminado confirmado confirmar verificar compruebe especificar indicar introducir proporcionar
    seleccionar correcto completo incompleto parcial otro otros todos dos varios almacén existencias stock descuento recogida punto soporte
    contactar contacte técnico lista url enlace pagado pasado realizar realizado gestionado vuelva sobre nif dni`,
};
