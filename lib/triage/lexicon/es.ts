import type { Lexicon } from "./lexicon";

export const es: Lexicon = {
  stop: `ambos ambas medianoche mediodía el la los las lo un una unos unas de del al a y e o u en con por para es son era eran sido ser está están estado ha han he había hay
    que quien cual se su sus nuestro nuestra vuestro este esta estos estas ese esa eso puede pueden debe deben favor gracias error errores
    aviso atención si entonces sr sra don doña ante lunes martes miércoles jueves viernes sábado domingo hábil hábiles laborable laborables`,
  claims: `incompleto incompleta no sin ningún ninguna nunca falta faltan ausente vacío vacía obligatorio obligatoria requerido requerida necesario inválido inválida
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
    contactar contacte técnico lista url enlace pagado pasado realizar realizado gestionado vuelva sobre nif dni
    llamar agotar abierto abonado abono aceptable activa activación activado activar activo actual actualización actualizado actualizar acuerdo adecuado además adjunto administrador admite admiten admitido aduana agente ahora ajuste albarán alcanzado alfanumérico
    almacenado alta ambos anexo anterior anteriormente anulado anulada aplicable aplicación aplicado aplicar apellidos aprobado archivo área asignado asignar asistencia asociado asociada aumento autoridad automática automáticamente automático ayuda baja
    banco bancaria barras base bien bloqueada bloqueo bloquear buscar búsqueda cadena cada calendario cambiado cambiar cambio campaña cancelable cancelaciones canal capacidad cargado cargar cargo carrito caso categoría catálogo causa central certificación
    cerrada cerrado cerrar cierre clase cobro codificación código-postal coincide coinciden columna comando combinación comercial comerciante comienzo comisión compatible compensación completar completado comprado compra comprobante comprobar comunicación
    concedido concepto concluido condición condiciones conectado conexiones configuración configurado confirme conflicto conforme conjunto conocido consta construcción consultar consumo contacto contenedor contener contexto contrato control convertir
    copia corrección corrupto correctamente correspondiente corregir cortado coste creada crear creación crédito criterios cuerpo cuota cuyo datos debido débito decimal decisión declarado declaración defecto definido definitivo definición denominación
    dentro departamento derecho derechos desactivada descargar desconectado descripción destino detalle detalles detectado deuda devolver devuelto devuelta diario diferencia diferente diferentes digital directa directo disponibilidad disponibles dispositivo
    disputa distinto distribución división documentos doble domicilio duplicada durante ejecución ejecutado ejecutar ejemplo electrónica elegible elegido elemento eliminar emisión emisor emitida emitido emitir empezar encuentra encuentran encabezado
    entidad entrada entregado entregada entregar enviados envíe equipo equivocada errónea escaso escribir espacio español especial especificado especificar específico espera esperado esperada esperar estándar estructura etapa etiquetas evento exacto
    exceder excede excedido excepción excluido exclusivo éxito expedición expedido expirada exportación extensión exterior extranjero fabricante fallo falso familia fase ficha fija filtro fin final finalizado finalizada finanzas firmado física física fiscal
    fondos forma formatos formulario forzado fraude frecuencia fuera función funcionalidad futura garantía generado generar general gestión gestionada gestionados gestionar gratuito grupo guardado guardar guía habilitado habilitada hábiles historial horario identidad
    identificación idéntico idioma ignorado igual ilegible imagen impedido importación importante imprimir impuestos inactivo incidencia incluido incluir incluye incoherente incompatible inconsistente indica indicada indicado indicados individual
    inesperado inexistente inferior información informado ingreso inicial iniciar inicio insertar instancia instrucciones insuficiente insuficientes integración intentos intento interfaz intermedio internacional interrumpido intervalo introducido introduzca invitado
    inventario laborable laborables lado largo larga lector lectura legal letra letras leer libre limitado listado llegada local localidad localización logística longitud lote lugar mal mandato manual manualmente marca máxima mayúsculas media mediante
    medida medio memoria mensaje mensual mercancía mercado mínima minúsculas mismo misma mitad modalidad modelo modificable modificación modificada modificar módulo momento mostrar motivos multiple múltiple mundial nacimiento nacional natural navegador
    necesaria necesita negocio neto ninguno nivel nombres norma normal nota notificación notificado nula nulo numérico nueva nuevamente objeto obligación obsoleto obtener obtenido ocupado ocurrido oficina omitido operador opcional orden ordinario organización
    origen original pagar página palabra paquetes pares parada parcial parcialmente parte partida pasar pasada pedir pendiente pendientes pérdida perfil periodo permanente permanezca permitir persona personal pertenece pertenecen peso pieza plan plantilla plataforma
    población poder política porcentaje portal posible posibilidad posición positivo potencial precios precisa preciso prefijo preparación preparado presencia presentado prevista previsto primer primero principal prioridad privado problema procedimiento
    procesada procesando procesamiento procesar producción profesional programa programado progreso prohibida propietario propio protegido protocolo próximo proveedor prueba publicado público puede punto quedar reactivar real realizada recepción recibido recibida recibir
    rechazo reciente reclamación reclamado recomendado reconocer recoger recogido recurso redirección reducido reembolsable reembolsada reembolsado reemplazado referencias referido región registrado registrado registro regla reintentar reintento relación
    relacionado remoto rendimiento renovar repartidor reparto repetido repita representa repuesto reserva reservado residencia resolver resolución responder responsable respuesta restante restaurar restricción restringido resultado retirada retirado
    retener retorno retraso revisar revisión revocado revocada riesgo rol rota rotura salida saldo salvo satisfacer sección secreto sector secuencia seguridad según segundo selección seleccionado seleccionada sello semana sencillo sensible separado ser serie
    servicios servir siguiente siguientes símbolo simple sin-stock sistema sitio situación sobrepasado social solicitada solicitado solicitante solicitar sólo solo solución someter soporta sufijo suficiente suma suministro suscripción suspendida suspensión
    sustituido sustitución tabla tal talla tamaño tarea tarifa tarjeta telefónico temporal terminado término texto tiempo tienda tienen tipo tipos titular título tope total totalmente trabajo traducción tráfico trámite transacción transcurrido transferencia
    transferido tránsito transmisión transporte tratamiento tratar truncado última último única único unidad unidades unitario urgente usado usar uso utilizado utilizar vacaciones validación validado validez variable variante varias vehículo vendido
    venta verificación verificado verificada versión vez vía vigente vigor visible visto volumen vuelta zona zonas ocurrido`,
};
